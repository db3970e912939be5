-- Links by mail, passkeys, and what is shown of a session.
alter table identity.sessions add column if not exists "Id" uuid not null default gen_random_uuid();
alter table identity.sessions add column if not exists "Browser" text not null default '';
alter table identity.sessions add column if not exists "LastUsedAt" timestamptz not null default now();
create unique index if not exists "IX_sessions_Id" on identity.sessions ("Id");

-- Made anew, because the index of that name did not ask for different addresses.
drop index if exists identity."EmailIndex";
create unique index if not exists "EmailIndex" on identity.accounts ("NormalizedEmail");

create table if not exists identity.sign_in_links (
    "TokenHash" bytea not null constraint "PK_sign_in_links" primary key,
    "AccountId" uuid not null
        constraint "FK_sign_in_links_accounts_AccountId" references identity.accounts ("Id") on delete cascade,
    "BrowserHash" bytea,
    "CreatedAt" timestamptz not null,
    "ExpiresAt" timestamptz not null,
    "UsedAt" timestamptz
);
create index if not exists "IX_sign_in_links_AccountId" on identity.sign_in_links ("AccountId");

create table if not exists identity.link_requests (
    "Id" uuid not null constraint "PK_link_requests" primary key,
    "Email" text not null,
    "Language" text not null,
    "BrowserHash" bytea not null,
    "AskedAt" timestamptz not null
);

create table if not exists identity.unfinished_sign_ins (
    "TokenHash" bytea not null constraint "PK_unfinished_sign_ins" primary key,
    "Purpose" text not null,
    "State" text not null,
    "AccountId" uuid
        constraint "FK_unfinished_sign_ins_accounts_AccountId" references identity.accounts ("Id") on delete cascade,
    "ExpiresAt" timestamptz not null
);
create index if not exists "IX_unfinished_sign_ins_AccountId" on identity.unfinished_sign_ins ("AccountId");

create table if not exists identity.account_passkeys (
    "CredentialId" bytea not null constraint "PK_account_passkeys" primary key,
    "UserId" uuid not null
        constraint "FK_account_passkeys_accounts_UserId" references identity.accounts ("Id") on delete cascade,
    "Data" jsonb not null
);
create index if not exists "IX_account_passkeys_UserId" on identity.account_passkeys ("UserId");
