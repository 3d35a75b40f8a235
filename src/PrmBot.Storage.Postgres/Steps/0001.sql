-- Names are compared byte by byte, as in every store. What is long is a beginning and a hash in what an index holds:
-- tenant, key and owner are such forms of whose, id and partner.
CREATE TABLE documents (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    owner text COLLATE "C",
    whose text NOT NULL,
    id text NOT NULL,
    partner text,
    schema integer NOT NULL,
    version bigint NOT NULL,
    at timestamptz NOT NULL,
    body jsonb NOT NULL,
    PRIMARY KEY (tenant, kind, key)
);

CREATE INDEX documents_of_partner ON documents (tenant, kind, owner, key) WHERE owner IS NOT NULL;

-- A second lock beside the WHERE of every statement: a session that says no tenant sees and writes no document.
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE documents FORCE ROW LEVEL SECURITY;
CREATE POLICY only_its_tenant ON documents
    USING (tenant = current_setting('prmbot.tenant', true))
    WITH CHECK (tenant = current_setting('prmbot.tenant', true));

-- The order of places is the order of arrival. The body is an activity, letter by letter as it came.
CREATE TABLE inbox (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text COLLATE "C" NOT NULL UNIQUE,
    lane text COLLATE "C" NOT NULL,
    id text NOT NULL,
    conversation text NOT NULL,
    at timestamptz NOT NULL,
    body text NOT NULL,
    waits boolean NOT NULL DEFAULT true,
    handled boolean NOT NULL DEFAULT false,
    answer text,
    runner integer
);

CREATE INDEX inbox_waiting ON inbox (lane, place) WHERE waits;
CREATE INDEX inbox_done ON inbox (at) WHERE NOT waits;

CREATE TABLE outbox (
    place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text COLLATE "C" NOT NULL UNIQUE,
    lane text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    body jsonb NOT NULL,
    waits boolean NOT NULL DEFAULT true,
    runner integer
);

CREATE INDEX outbox_waiting ON outbox (lane, place) WHERE waits;
CREATE INDEX outbox_done ON outbox (at) WHERE NOT waits;

-- Each instance has a number and holds a lock on it as long as it runs. While the server has just begun, all count as
-- running: they are about to come back.
CREATE SEQUENCE instances AS integer CYCLE;
CREATE FUNCTION runs(number integer) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT clock_timestamp() < pg_postmaster_start_time() + interval '10 seconds' OR EXISTS (
        SELECT FROM pg_locks
        WHERE locktype = 'advisory' AND objsubid = 2 AND classid = 7083 AND objid = number::oid AND granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
$$;

-- The moments of calls that are limited, by the server's one clock. Not logged: after a crash they are forgotten.
CREATE UNLOGGED TABLE calls (
    meter text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL
);

CREATE INDEX calls_of_meter ON calls (meter, at);
CREATE INDEX calls_by_age ON calls (at);

-- Counts a call on all meters when none has had its most within its span (in seconds) already: 0 then, else how many
-- seconds are to be waited. Calls of one tenant come one after the other.
CREATE FUNCTION take(tenant text, meters text[], most integer[], spans integer[]) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz;
    wait double precision;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(tenant, 7084));
    moment := clock_timestamp();
    SELECT max(extract(epoch FROM former.at - moment) + l.span) INTO wait
    FROM unnest(meters, most, spans) AS l(meter, most, span)
    CROSS JOIN LATERAL (
        SELECT c.at FROM calls c WHERE c.meter = l.meter ORDER BY c.at DESC OFFSET l.most - 1 LIMIT 1) AS former;
    IF wait > 0 THEN
        RETURN wait;
    END IF;
    INSERT INTO calls SELECT DISTINCT meter, moment FROM unnest(meters) AS meter;
    RETURN 0;
END
$$;
