-- For the web application and for analysts: reads everything, writes nothing. Without login: who may log in takes it
-- on with SET ROLE. A server that forbids making roles goes without; the web application's sessions are read-only anyway.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'thidua_reader') THEN
        CREATE ROLE thidua_reader NOLOGIN;
    END IF;
    GRANT USAGE ON SCHEMA public TO thidua_reader;
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO thidua_reader;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO thidua_reader;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'the role thidua_reader could not be made: %', SQLERRM;
END $$;
