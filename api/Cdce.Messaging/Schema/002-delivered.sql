-- What was handled or given up, for good and in a few bytes: a duplicate is recognised however late it comes, when the letter
-- itself has long been thrown away.
create table messaging.delivered (
    id        uuid    primary key, -- of message and handler
    simulated boolean not null
);

create function messaging.delivered_id(message uuid, by_handler text) returns uuid
language sql immutable strict as $$
    select encode(substring(sha256(convert_to(message || '/' || by_handler, 'UTF8')) for 16), 'hex')::uuid
$$;

insert into messaging.delivered (id, simulated)
select messaging.delivered_id(message_id, handler), simulated from messaging.envelopes where handled_at is not null;

create or replace function messaging.mark_handled(message uuid, by_handler text, at timestamptz) returns void
language plpgsql as $$
declare
    of_demonstration boolean;
begin
    update messaging.envelopes set handled_at = at
    where message_id = message and handler = by_handler and handled_at is null
    returning simulated into of_demonstration;
    if not found then
        raise exception 'Envelope has been handled already.' using errcode = 'CDM01';
    end if;
    insert into messaging.delivered (id, simulated) values (messaging.delivered_id(message, by_handler), of_demonstration)
    on conflict do nothing;
end $$;
