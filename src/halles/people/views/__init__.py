"""The pages of people, by what one comes for."""
