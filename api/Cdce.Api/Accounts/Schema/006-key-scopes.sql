-- What of its role's rights a key may use; null, as in the keys of before, is all of them.
alter table identity.api_keys add column if not exists "Scopes" text[];
