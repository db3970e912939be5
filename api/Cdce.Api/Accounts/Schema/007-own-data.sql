-- What somebody asked to be given of all that is kept about him or her: written in the background, gone when it was fetched or a day later.
create table if not exists identity.own_data (
    "Id" uuid not null constraint "PK_own_data" primary key,
    "AccountId" uuid not null
        constraint "FK_own_data_accounts_AccountId" references identity.accounts ("Id") on delete cascade,
    "AskedAt" timestamptz not null,
    "ExpiresAt" timestamptz not null,
    "Archive" bytea
);
create index if not exists "IX_own_data_AccountId" on identity.own_data ("AccountId");
