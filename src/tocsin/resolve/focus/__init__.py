"""What a report as a whole is most probably about: a country, a town, a year, a month, a day."""
