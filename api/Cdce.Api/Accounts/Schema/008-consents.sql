-- To what somebody agreed: the text by its version and language, when, where, and when it was taken back.
create table if not exists identity.consents (
    "Id" uuid not null constraint "PK_consents" primary key,
    "PersonId" uuid not null
        constraint "FK_consents_people_PersonId" references identity.people ("Id") on delete cascade,
    "Purpose" text not null,
    "TextVersion" integer not null,
    "Language" text not null,
    "Source" text not null,
    "GivenAt" timestamptz not null,
    "WithdrawnAt" timestamptz
);
create index if not exists "IX_consents_PersonId" on identity.consents ("PersonId");
