/**
 * Maps other tools' words for consent, in English, German, French, Spanish, Italian, Dutch and Portuguese. A word
 * with two meanings has the one that sends less.
 */
export const statusWords = {
  subscribed: [
    ...["subscribed", "resubscribed", "active", "opted in", "opt in", "optin", "confirmed", "cold"],
    ...[
      "abonniert",
      "abonnent",
      "angemeldet",
      "eingetragen",
      "aktiv",
      "bestatigt",
      "zugestimmt",
      "eingewilligt",
    ],
    ...["abonne", "abonnee", "inscrit", "inscrite", "actif", "confirme", "confirmee", "consenti"],
    ...["suscrito", "suscrita", "suscripto", "activo", "activa", "confirmado", "confirmada"],
    ...["iscritto", "iscritta", "attivo", "attiva", "confermato", "confermata"],
    ...["ingeschreven", "geabonneerd", "aangemeld", "actief", "bevestigd"],
    ...["inscrito", "inscrita", "assinante", "subscrito", "subscrita", "ativo", "ativa"],
  ],
  unsubscribed: [
    ...["unsubscribed", "unsubscribe", "inactive", "opted out", "opt out", "optout", "not opted in"],
    ...["cancelled", "canceled", "removed", "deleted", "archived", "excluded", "muted", "suppressed"],
    ...["blocked", "blocklisted", "blacklisted", "do not email", "do not contact"],
    ...[
      "abgemeldet",
      "ausgetragen",
      "abbestellt",
      "gekundigt",
      "inaktiv",
      "widerrufen",
      "gesperrt",
      "abgelehnt",
    ],
    ...["blockiert", "geloscht", "storniert", "deaktiviert"],
    ...[
      "desabonne",
      "desabonnee",
      "desinscrit",
      "desinscrite",
      "inactif",
      "resilie",
      "refuse",
      "annule",
      "bloque",
    ],
    ...["supprime", "desactive"],
    ...[
      "baja",
      "dado de baja",
      "dada de baja",
      "de baja",
      "desuscrito",
      "desuscrita",
      "cancelado",
      "cancelada",
    ],
    ...["inactivo", "inactiva", "bloqueado", "bloqueada", "anulado", "eliminado", "rechazado"],
    ...[
      "disiscritto",
      "disiscritta",
      "cancellato",
      "cancellata",
      "inattivo",
      "inattiva",
      "revocato",
      "bloccato",
    ],
    ...["annullato", "rimosso", "disattivato"],
    ...["uitgeschreven", "afgemeld", "inactief", "opgezegd", "geblokkeerd", "geannuleerd", "verwijderd"],
    ...[
      "descadastrado",
      "descadastrada",
      "desinscrito",
      "desinscrita",
      "inativo",
      "inativa",
      "removido",
      "excluido",
    ],
    ...["cancelou a inscricao", "inscricao cancelada", "subscricao cancelada"],
  ],
  never_subscribed: [
    ...["never subscribed", "not subscribed", "non subscribed", "nonsubscribed", "non marketing contact"],
    ...["never opted in", "no consent", "transactional", "nonsubscriber", "non subscriber"],
    ...[
      "nie abonniert",
      "nicht abonniert",
      "nicht angemeldet",
      "nie angemeldet",
      "kein abonnent",
      "nicht eingetragen",
    ],
    ...[
      "jamais abonne",
      "non abonne",
      "pas abonne",
      "non abonnee",
      "jamais inscrit",
      "non inscrit",
      "non inscrite",
    ],
    ...["nunca suscrito", "no suscrito", "no suscrita", "sin suscripcion", "nunca suscrita", "no inscrito"],
    ...["mai iscritto", "non iscritto", "non iscritta", "mai iscritta"],
    ...["nooit ingeschreven", "niet ingeschreven", "niet geabonneerd", "nooit geabonneerd", "niet aangemeld"],
    ...["nunca inscrito", "nao inscrito", "nao inscrita", "nao assinante", "nunca assinou", "nao subscrito"],
  ],
  pending: [
    ...["pending", "unconfirmed", "not confirmed", "waiting", "awaiting confirmation", "double opt in sent"],
    ...["ausstehend", "unbestatigt", "nicht bestatigt", "wartet auf bestatigung", "offen"],
    ...["en attente", "non confirme", "non confirmee", "a confirmer"],
    ...["pendiente", "sin confirmar", "no confirmado", "no confirmada"],
    ...["in attesa", "non confermato", "non confermata", "da confermare"],
    ...["in afwachting", "onbevestigd", "niet bevestigd", "wacht op bevestiging"],
    ...["pendente", "nao confirmado", "nao confirmada", "aguardando confirmacao", "por confirmar"],
  ],
  bounced: [
    ...[
      "bounced",
      "bounce",
      "hard bounce",
      "hard bounced",
      "cleaned",
      "invalid",
      "undeliverable",
      "undelivered",
    ],
    ...["unzustellbar", "nicht zustellbar", "zuruckgewiesen", "ungultig", "gebounct", "bereinigt"],
    ...["rejete", "rejetee", "non distribue", "non delivre", "invalide", "nettoye", "nettoyee"],
    ...["rebotado", "rebotada", "rebote", "no entregado", "invalido", "invalida", "limpiado", "depurado"],
    ...["rimbalzato", "respinto", "non recapitabile", "non valido", "ripulito"],
    ...["onbestelbaar", "ongeldig", "teruggestuurd", "opgeschoond"],
    ...["devolvido", "devolvida", "rejeitado", "nao entregue", "limpo", "higienizado"],
  ],
  complained: [
    ...["complained", "complaint", "complainer", "spam", "spam complaint", "spam report", "abuse"],
    ...["marked as spam", "reported spam", "reported as spam", "spam reported", "abuse complaint"],
    ...["beschwerde", "spam gemeldet", "als spam gemeldet", "als spam markiert"],
    ...["plainte", "signale comme spam", "marque comme spam"],
    ...["queja", "marcado como spam", "reportado como spam"],
    ...["reclamo", "segnalato come spam", "contrassegnato come spam"],
    ...["klacht", "als spam gemarkeerd", "spamklacht"],
    ...["reclamacao", "denunciado como spam", "denuncia de spam"],
  ],
} as const;

export const yesWords = new Set([
  ...["true", "yes", "y", "t", "1", "on", "x", "checked", "enabled"],
  ...["ja", "j", "wahr", "oui", "o", "vrai", "si", "s", "verdadero", "vero", "waar", "sim", "verdadeiro"],
]);

export const noWords = new Set([
  ...["false", "no", "n", "f", "0", "off", "unchecked", "disabled", "none", "null"],
  ...["nein", "falsch", "non", "faux", "falso", "nee", "onwaar", "nao"],
]);

/** Lists the words for "never" as the answer to a question. */
export const neverWords = new Set(["never", "nie", "jamais", "nunca", "mai", "nooit", "nigdy", "nikdy"]);

/** Lists what programs write where there is nothing. */
export const blankWords = new Set(["null", "nil", "nan", "na n", "n a", "undefined", "blank", "empty"]);

/** Matches whole words in headers of columns in which anything but a no is an opt-out. */
export const optOutHeaders = new RegExp(
  `\\b(${[
    "unsub\\w*|opt(ed)? ?outs?|bounced?|clean(ed)? time|complain\\w*|(email|e mail|emails) disabled|suppressed",
    "spam report\\w*|marked as spam|(black|block)list(e|ee|ed)?|do ?not ?(e ?mail|contact|send)|global (bounce|unsubscribe)",
    "abgemeldet\\w*|abmelde\\w*|abmeldung\\w*|ausgetragen\\w*|austragungs?\\w*|werbesperre|gesperrt|sperrliste",
    "desinscri\\w*|desabonn\\w*|liste noire|opposition|ne pas contacter",
    "baja|fecha de baja|desuscri\\w*|lista negra|no contactar",
    "disiscri\\w*|cancellazione|lista nera|non contattare",
    "uitgeschreven|uitschrijf\\w*|afgemeld\\w*|afmeld\\w*|zwarte lijst|niet mailen",
    "descadastr\\w*|desinscri\\w*|cancelamento|nao contatar",
    "sperrvermerk|lista de exclusion|lista di esclusione|no (desea|quiere|recibir|enviar)|exclude from",
    "(no|keine?n?|pas de|sans|sin|senza|nessuna?|geen|sem) (marketing |werbe )?(newsletters?|e ?mails?|e mails?|mailings?|marketing|werbung|publicite|publicidad|pubblicita|reclame|nieuwsbrie(f|ven)|boletin|boletim)",
  ].join("|")})\\b`,
);
