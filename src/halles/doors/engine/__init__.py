"""What a text message means: words, time, numbers and consent, as values; no clock, no table, no network."""
