// Passkeys: ask the browser for one, put its answer in the form, send the form. Without script the form stays hidden.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const keys = (list) => (list || []).map((key) => ({ ...key, id: bytes(key.id) }));

async function create() {
  const { publicKey } = JSON.parse(document.getElementById("passkey-options").textContent);
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.user.id = bytes(publicKey.user.id);
  publicKey.excludeCredentials = keys(publicKey.excludeCredentials);
  // Kept by the device, and opened by a finger or a code: it is a way in by itself.
  Object.assign(publicKey.authenticatorSelection, {
    residentKey: "required", requireResidentKey: true, userVerification: "required",
  });
  return navigator.credentials.create({ publicKey });
}

async function get(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  const { publicKey } = (await answer.json()).request_options;
  publicKey.challenge = bytes(publicKey.challenge);
  publicKey.allowCredentials = keys(publicKey.allowCredentials);
  return navigator.credentials.get({ publicKey });
}

function plain(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  return {
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const own = document.querySelector("input[type=checkbox][name=own_device]");
    if (own && form.elements.own_device) form.elements.own_device.value = own.checked ? "on" : "";
    const problem = form.querySelector("[role=alert]");
    problem.hidden = true;
    try {
      const credential = await (form.dataset.passkey === "add" ? create() : get(form));
      form.elements.credential.value = JSON.stringify(plain(credential));
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
