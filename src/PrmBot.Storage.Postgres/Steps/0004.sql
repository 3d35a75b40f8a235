-- How often a kind was written of which every instance keeps the whole list: a turn asks for one number and not for all
-- partners. Deferred to the commit, so that nobody holds this lock and then waits for a document.
CREATE TABLE stamps (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    stamp bigint NOT NULL,
    PRIMARY KEY (tenant, kind)
);

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    written documents;
BEGIN
    written := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    INSERT INTO stamps VALUES (written.tenant, written.kind, 1)
    ON CONFLICT (tenant, kind) DO UPDATE SET stamp = stamps.stamp + 1;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER stamped AFTER INSERT OR UPDATE ON documents DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.kind IN ('partner', 'own_kpi')) EXECUTE FUNCTION stamp();
CREATE CONSTRAINT TRIGGER stamped_removal AFTER DELETE ON documents DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.kind IN ('partner', 'own_kpi')) EXECUTE FUNCTION stamp();
