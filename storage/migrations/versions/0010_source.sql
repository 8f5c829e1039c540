-- "Nguồn: <a href=…>Báo Lâm Đồng</a>": the text alone says which site, and is cut off as a byline.
ALTER TABLE article ADD COLUMN source_url text;
COMMENT ON COLUMN article.source_url IS 'Address of another site''s article that a source line in or directly behind the text links to.';
