-- What belongs to no partner is looked through when a partner is deleted: it must not be sought among all documents.
CREATE INDEX documents_of_nobody ON documents (tenant, kind, key) WHERE owner IS NULL;
