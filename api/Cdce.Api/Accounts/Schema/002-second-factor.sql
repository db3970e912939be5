-- Wrong passwords by name, whether there is an account of that name or not.
create table if not exists identity.failed_sign_ins (
    "NameHash" bytea not null constraint "PK_failed_sign_ins" primary key,
    "Count" integer not null,
    "LastAt" timestamptz not null
);
