"""From a file to a page laid out for reading: folding, paragraphs, sections, credits."""
