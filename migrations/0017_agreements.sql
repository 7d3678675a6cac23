-- 三方协议: templates with editions, agreements with their papers, immutable versions, consents, signatures, keys of signers.
create table agreement_templates (
  id uuid primary key, version int not null default 1, edition int not null unique,
  state text not null check (state in ('draft', 'published', 'retired')), name text not null, content jsonb not null,
  digest text not null, note text not null default '', created_by_name text not null, created_at timestamptz not null,
  published_by_name text, published_at timestamptz
);
create unique index agreement_templates_one_draft on agreement_templates ((1)) where state = 'draft';
create unique index agreement_templates_one_published on agreement_templates ((1)) where state = 'published';
-- A published template is never reworded; only its state moves on.
create function refuse_template_rewording() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.content <> old.content or new.digest <> old.digest or new.edition <> old.edition) then
    raise exception 'agreement template % was published', old.edition;
  end if;
  return new;
end $$;
create trigger agreement_templates_fixed before update on agreement_templates
  for each row execute function refuse_template_rewording();
create table agreements (
  id uuid primary key, version int not null default 1, project_id uuid not null references projects (id),
  state text not null check (state in ('preparing', 'in_force', 'suspended', 'ended', 'cancelled')), number text,
  template_id uuid not null references agreement_templates (id), template_edition int not null,
  content jsonb, version_no int, digest text, amount_fen bigint not null check (amount_fen >= 0),
  signed_at timestamptz, in_force_at timestamptz, ended_at timestamptz,
  created_by uuid not null, created_by_name text not null, created_at timestamptz not null,
  constraint agreements_in_force_signed check (state in ('preparing', 'cancelled') or
    (content is not null and digest is not null and number is not null and signed_at is not null and in_force_at is not null))
);
create unique index agreements_one_per_project on agreements (project_id) where state <> 'cancelled';
create table agreement_papers (
  id uuid primary key, version int not null default 1, agreement_id uuid not null references agreements (id),
  kind text not null check (kind in ('main', 'change', 'suspend', 'resume', 'end', 'rescind')), serial int not null,
  state text not null check (state in ('negotiating', 'fixed', 'signed', 'effective', 'void')),
  version_no int not null, round int not null default 0, groups jsonb not null, number text, document_id uuid,
  fixed_by uuid, fixed_at timestamptz, signed_at timestamptz, effective_at timestamptz, closed_reason text,
  opened_by_party text not null check (opened_by_party in ('office', 'producer', 'recommender')), created_at timestamptz not null,
  unique (agreement_id, serial)
);
create unique index agreement_papers_one_open on agreement_papers (agreement_id) where state in ('negotiating', 'fixed', 'signed');
create table agreement_versions (
  paper_id uuid not null references agreement_papers (id), no int not null, content jsonb not null, digest text not null,
  suite text not null, code text not null, former_digest text, party text not null check (party in ('office', 'producer', 'recommender')),
  proposed_by uuid not null, proposed_by_name text not null, org_name text not null, proposed_at timestamptz not null,
  note text not null, primary key (paper_id, no)
);
create trigger agreement_versions_append_only before update or delete on agreement_versions
  for each row execute function refuse_change();
create table agreement_consents (
  paper_id uuid not null, version_no int not null, party text not null check (party in ('office', 'producer', 'recommender')),
  person_id uuid not null, person_name text not null, at timestamptz not null,
  primary key (paper_id, version_no, party), foreign key (paper_id, version_no) references agreement_versions (paper_id, no)
);
create trigger agreement_consents_append_only before update or delete on agreement_consents
  for each row execute function refuse_change();
-- Public keys only: the private key never leaves its holder.
create table signing_keys (
  id uuid primary key, person_id uuid not null references persons (id), organization_id uuid not null references organizations (id),
  suite text not null check (suite in ('sha256-ed25519', 'sm3-sm2')), label text not null, public_key text not null,
  certificate text not null, fingerprint text not null, holder text not null, valid_until timestamptz,
  registered_at timestamptz not null, retired_at timestamptz
);
create unique index signing_keys_once on signing_keys (fingerprint) where retired_at is null;
create index signing_keys_person on signing_keys (person_id);
create table agreement_signatures (
  id uuid primary key, paper_id uuid not null references agreement_papers (id), round int not null, version_no int not null,
  party text not null check (party in ('office', 'producer', 'recommender')), method text not null check (method in ('scan', 'key')),
  person_id uuid not null, person_name text not null, organization_id uuid not null, org_name text not null, at timestamptz not null,
  code text not null, file_id uuid references files (id), key_id uuid references signing_keys (id), suite text, public_key text,
  certificate text, payload text, signature text,
  constraint agreement_signatures_once unique (paper_id, round, party),
  foreign key (paper_id, version_no) references agreement_versions (paper_id, no),
  constraint agreement_signatures_by check ((method = 'scan') = (file_id is not null) and (method = 'key') = (signature is not null))
);
create trigger agreement_signatures_append_only before update or delete on agreement_signatures
  for each row execute function refuse_change();
-- The agreement of a project as lists show it, with the paper that is being dealt with: who must sign, who agreed to the
-- present version (its proposer counts), who has signed, and whose turn it is.
create view v_agreements as
  select a.id, a.project_id, a.state, a.number, a.amount_fen, a.version_no, a.digest, a.signed_at, a.in_force_at, a.ended_at, a.created_at,
    p.id as paper_id, p.kind as paper_kind, p.state as paper_state, p.version_no as paper_version_no, p.fixed_at, p.number as paper_number,
    p.created_at as paper_created_at, t.signers, t.signed_by, t.agreed_by,
    coalesce((
      select array_agg(m) from jsonb_array_elements_text((
        select g.value -> 'parties' from jsonb_array_elements(p.groups) with ordinality g
        where exists (select from jsonb_array_elements_text(g.value -> 'parties') one where one <> all (t.signed_by))
        order by g.ordinality limit 1)) m
    ), '{}') as turn
  from agreements a
  left join agreement_papers p on p.agreement_id = a.id and p.state in ('negotiating', 'fixed', 'signed')
  cross join lateral (
    select
      coalesce((select array_agg(m) from jsonb_array_elements(p.groups) g, jsonb_array_elements_text(g -> 'parties') m), '{}') as signers,
      coalesce((select array_agg(s.party order by s.at) from agreement_signatures s where s.paper_id = p.id and s.round = p.round), '{}')
        as signed_by,
      coalesce((select array_agg(c.party) from agreement_consents c where c.paper_id = p.id and c.version_no = p.version_no), '{}')
        || coalesce((select array_agg(v.party) from agreement_versions v where v.paper_id = p.id and v.no = p.version_no), '{}')
        as agreed_by
  ) t;
do $$ begin assert (select count(*) from agreements) = 0; end $$;
