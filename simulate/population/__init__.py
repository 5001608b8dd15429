"""Who the students are: mixes, profiles, the calendar, and the three ways to count them."""
