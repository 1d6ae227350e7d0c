"""What a copywriter's lines say, taken apart: words, fixed phrases, language, form of address, prices and terms."""
