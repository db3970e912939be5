-- A telephone number, for whoever gives one, and the version that a correction names.
alter table identity.people add column if not exists "Phone" text;
alter table identity.people add column if not exists "Version" bigint not null default 1;
