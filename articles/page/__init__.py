"""The reader of a page, for extraction and discovery alike: decode, parse, walk, blocks, regions, statements."""
