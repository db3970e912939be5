-- Where one click switches off what a mail is about (RFC 8058); an address with nothing in it but chance.
alter table mail.mails add column if not exists unsubscribe text;
