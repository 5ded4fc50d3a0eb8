"""The web door of car parks: public pages, what people say, and the desk of the town hall."""
