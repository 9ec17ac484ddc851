"""What the words of a page mention: areas, posts, people, times, numbers."""
