"""The manifest of the people floor."""

from halles.kit.manifest import Capability, Manifest, PersonalField, Role
from halles.kit.text import mark
from halles.people import events

_CODE_IS_SECRET = mark("It holds a secret, which is never sent by text message to whoever asks.")
_NOT_ALONE = mark("It opens one's whole account: only the person herself, signed in, may ask for it.")

MANIFEST = Manifest(
    slug="people",
    title=mark("My account"),
    purpose=mark("Everybody can sign in, even without e-mail or telephone, and work with others."),
    path="compte/",
    publishes=(
        events.PersonAdded,
        events.PersonErased,
        events.OrganisationCreated,
        events.MemberJoined,
        events.MemberLeft,
        events.OwnerChanged,
        events.InvitationMade,
        events.InvitationWithdrawn,
        events.CardIssued,
        events.CardRevoked,
        events.RoleGranted,
        events.RoleWithdrawn,
    ),
    roles=(
        Role("owner", mark("Owner"), mark("Does everything in an organisation, and says who belongs to it.")),
        Role("employee", mark("Employee"), mark("Does the daily work of an organisation.")),
        Role("helper", mark("Helper"), mark("Finds persons and prints access cards at a counter.")),
        Role("agent", mark("Town agent"), mark("Works at a counter of the town hall.")),
        Role("manager", mark("Town-centre manager"), mark("Prepares the town's pages and names its agents.")),
        Role("operator", mark("Operator"), mark("Runs the deployment, and names managers and operators.")),
    ),
    capabilities=(
        Capability(
            "sign-in",
            mark("Sign in"),
            "C",
            {"web": "", "sms": "", "paper": "", "helper": ""},
        ),
        Capability(
            "invite",
            mark("Invite somebody into one's organisation"),
            "C",
            {"web": "", "sms": _CODE_IS_SECRET, "paper": "", "helper": _NOT_ALONE},
        ),
        Capability(
            "card",
            mark("Have an access card, replace it, stop it"),
            "D",
            {"web": "", "sms": _CODE_IS_SECRET, "paper": "", "helper": ""},
        ),
        Capability(
            "erase",
            mark("Erase one's account"),
            "C",
            {
                "web": "",
                "sms": _NOT_ALONE,
                "paper": mark("A letter to the data-protection contact of the town is answered by hand."),
                "helper": _NOT_ALONE,
            },
        ),
    ),
    personal=(
        PersonalField(
            "people.Person",
            ("name", "email", "phone", "language", "town", "created_at"),
            mark("To know who acts, and to answer her."),
            mark("Until the person erases herself."),
        ),
        PersonalField(
            "people.User",
            ("person", "username", "last_login", "created_at"),
            mark("To let the person sign in."),
            mark("Until the person erases herself."),
        ),
        PersonalField(
            "people.Membership",
            ("person", "role", "since"),
            mark("To know who may act for an organisation."),
            mark("Until the member leaves."),
        ),
        PersonalField(
            "people.TownRole",
            ("person", "role"),
            mark("To know who may act for a town."),
            mark("Until the role is withdrawn."),
        ),
        PersonalField(
            "people.AccessCard",
            ("person", "code_hash", "issued_by", "issued_at", "revoked_at"),
            mark("To recognise a card, and to know which counter made it."),
            mark("A stopped card is forgotten after a year."),
            365,
        ),
        PersonalField(
            "people.Invitation",
            ("made_by", "code_hash"),
            mark("To recognise an invitation; who it was sent to is not kept."),
            mark("Until it is used, or 14 days."),
            14,
        ),
        PersonalField(
            "people.OneTimeCode",
            ("to", "person", "code_hash"),
            mark("To check the code that was just sent."),
            mark("Until it is used, or 10 minutes; swept within the hour."),
            1,
        ),
        PersonalField(
            "people.SignIn",
            ("user", "session_key", "method", "device", "is_own_device", "since", "seen_at"),
            mark("To show each person where she is signed in, and let her end it."),
            mark("Until it ends, 90 days without use at most."),
            90,
        ),
        PersonalField(
            "people.Attempt",
            ("key_hash",),
            mark("To slow down who tries codes; a keyed hash of the address, nothing that can be read."),
            mark("An hour at most."),
            1,
        ),
    ),
)
