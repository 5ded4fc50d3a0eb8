"""The web door of the directory: public pages, claims, and the holder's own pages."""
