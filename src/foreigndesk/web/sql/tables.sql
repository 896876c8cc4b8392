-- Whether there is a table or view of this name.
SELECT table_name FROM information_schema.tables WHERE table_name = $table::VARCHAR
