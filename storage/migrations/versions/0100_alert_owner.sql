ALTER TABLE alert ADD COLUMN owner text;
COMMENT ON COLUMN alert.owner IS 'Reader who made it in the web application; null: made by a command. Such an alert reaches no private network.';
