-- One row per message and handler: the sender's outbox, the receiver's inbox.
create table messaging.envelopes (
    message_id     uuid        not null,
    handler        text        not null,
    message_type   text        not null,
    body           json        not null,
    sent_at        timestamptz not null,
    due_at         timestamptz not null,
    attempt        integer     not null default 0, -- attempts that failed
    handled_at     timestamptz,
    correlation_id text,
    simulated      boolean     not null default false,
    last_error     text,
    primary key (message_id, handler)
) with (fillfactor = 80);

create index envelopes_due on messaging.envelopes (due_at) where handled_at is null;
create index envelopes_handled on messaging.envelopes (handled_at) where handled_at is not null;

-- What was tried to the end; an operator replays or drops it.
create table messaging.dead_letters (
    message_id     uuid        not null,
    handler        text        not null,
    message_type   text        not null,
    body           json        not null,
    sent_at        timestamptz not null,
    correlation_id text,
    simulated      boolean     not null,
    error          text        not null,
    died_at        timestamptz not null,
    primary key (message_id, handler)
);

-- The last day for which each recurring message was sent.
create table messaging.recurring (
    name text primary key,
    day  date not null
);

-- Marks an envelope handled, in the transaction of the handler's work. Where it has been handled already
-- the whole transaction is refused: that makes effects in this database happen once.
create function messaging.mark_handled(message uuid, by_handler text, at timestamptz) returns void
language plpgsql as $$
begin
    update messaging.envelopes set handled_at = at
    where message_id = message and handler = by_handler and handled_at is null;
    if not found then
        raise exception 'Envelope has been handled already.' using errcode = 'CDM01';
    end if;
end $$;
