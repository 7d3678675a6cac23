-- v1a: an Ed25519 pair beside each key of a target; the half that signs is sealed, the other one is shown.
alter table webhook_keys add column signing_sealed text, add column public_key text,
  add constraint webhook_keys_pair check ((signing_sealed is null) = (public_key is null));
