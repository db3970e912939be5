-- Small tasks that a committee gives to somebody, also without an account. What they say is forgotten with the person.
create table if not exists notice.assignments (
    id          uuid        primary key,
    area        text        not null,
    person_id   uuid        not null references identity.people on delete cascade,
    email       text        not null,
    text        text        not null,
    criterion   text,
    due_on      date        not null,
    given_by    text        not null, -- the account or key that gave it, for the committee
    given_at    timestamptz not null,
    state       text        not null default 'open', -- accepted, done, refused
    answer      text,
    answered_at timestamptz
);

create index if not exists assignments_area on notice.assignments (area);
create index if not exists assignments_person on notice.assignments (person_id);

-- Each mail about an assignment has an address of its own.
create table if not exists notice.assignment_links (
    token_hash    bytea       primary key,
    assignment_id uuid        not null references notice.assignments on delete cascade,
    expires_at    timestamptz not null
);
