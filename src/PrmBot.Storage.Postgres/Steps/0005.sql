-- Which partners' documents were written by which transaction: an instance that keeps what it made of them asks for what
-- is new. A mark is the oldest transaction that still runs, so what commits late is found by the next question.
CREATE TABLE touched (
    tenant text COLLATE "C" NOT NULL,
    owner text COLLATE "C" NOT NULL,
    partner text NOT NULL,
    at xid8 NOT NULL,
    gone timestamptz,
    PRIMARY KEY (tenant, owner)
);

CREATE INDEX touched_since ON touched (tenant, at);

CREATE FUNCTION touch(written documents) RETURNS void LANGUAGE sql AS $$
    INSERT INTO touched VALUES (written.tenant, written.owner, written.partner, pg_current_xact_id())
    ON CONFLICT (tenant, owner) DO UPDATE SET at = excluded.at WHERE touched.at <> excluded.at
$$;

-- What goes from one partner to another is written with both. A partner that is gone leaves no row in the end: the next
-- one that goes sees to it, when every instance has long been told.
CREATE FUNCTION touch_partners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' AND NEW.owner IS NOT NULL THEN
        PERFORM touch(NEW);
        IF TG_OP = 'INSERT' AND NEW.kind = 'partner' THEN
            UPDATE touched SET gone = NULL WHERE tenant = NEW.tenant AND owner = NEW.owner;
        END IF;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.owner IS NOT NULL
        AND (TG_OP = 'DELETE' OR OLD.owner IS DISTINCT FROM NEW.owner) THEN
        PERFORM touch(OLD);
    END IF;
    IF TG_OP = 'DELETE' AND OLD.kind = 'partner' THEN
        UPDATE touched SET gone = now() WHERE tenant = OLD.tenant AND owner = OLD.owner;
        DELETE FROM touched WHERE tenant = OLD.tenant AND gone < now() - interval '2 days';
    END IF;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER touched AFTER INSERT OR UPDATE ON documents DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.kind NOT IN ('history', 'dialogue')) EXECUTE FUNCTION touch_partners();
CREATE CONSTRAINT TRIGGER touched_removal AFTER DELETE ON documents DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.kind NOT IN ('history', 'dialogue')) EXECUTE FUNCTION touch_partners();
