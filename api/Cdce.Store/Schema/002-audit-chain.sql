-- A chain of hashes over the log: what was recorded cannot be changed without the chain showing it.
create table store.audit_chain (
    number    bigint      primary key, -- from 1, without a gap
    sequences bigint[]    not null,    -- its events, in the order in which they were hashed
    lowest    bigint      not null,
    highest   bigint      not null,
    made_at   timestamptz not null,
    hash      bytea       not null     -- of the block before, the moment and the events
);

-- Finds the blocks that may hold an event, where a restored log has to be looked through again.
create index audit_chain_highest on store.audit_chain (highest);

-- How far the chain has come. Beside the checkpoints, which nodes take from each other and the chain does not. One row, once it has begun.
create table store.audit_position (
    one      boolean primary key default true check (one),
    tx       xid8    not null default '0',
    sequence bigint  not null default 0,
    blocks   bigint  not null default 0,
    events   bigint  not null default 0
);
