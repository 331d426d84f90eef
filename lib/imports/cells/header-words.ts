/**
 * Lists headers in plain words, the surest first: the names that other tools and people give to the same thing, in English,
 * German, French, Spanish, Italian, Dutch and Portuguese.
 */
export const emailHeaders = [
  ...["email", "email address", "e mail", "e mail address", "e mail 1 value", "primary email"],
  ...[
    "subscriber email",
    "contact email",
    "customer email",
    "member email",
    "email 1",
    "mail",
    "email email",
  ],
  ...["e mail adresse", "email adresse", "emailadresse", "mailadresse", "e mail adressen"],
  ...[
    "adresse e mail",
    "adresse email",
    "adresse mail",
    "courriel",
    "adresse courriel",
    "adresse de messagerie",
  ],
  ...[
    "correo electronico",
    "correo",
    "direccion de correo electronico",
    "direccion de correo",
    "direccion de email",
  ],
  ...["indirizzo email", "indirizzo e mail", "indirizzo di posta elettronica", "posta elettronica"],
  ...["e mailadres", "emailadres", "e mail adres"],
  ...[
    "endereco de email",
    "endereco de e mail",
    "correio eletronico",
    "correio electronico",
    "e mail principal",
  ],
];

/** Lists single words for the whole, the first or the last name; the neighbouring columns and the language decide. */
export const bareNameHeaders = ["name", "nom", "nombre", "nome", "naam"];

export const nameHeaders = [
  ...["full name", "fullname", "contact name", "customer name", "subscriber name", "display name"],
  ...["vollstandiger name", "ganzer name", "vor und nachname", "kontaktname", "anzeigename"],
  ...["nom complet", "prenom et nom", "nom et prenom", "nombre completo", "nombre y apellidos"],
  ...["nome completo", "nome e cognome", "cognome e nome", "volledige naam", "naam contact"],
];

export const firstNameHeaders = [
  ...["first name", "firstname", "fname", "given name", "forename", "first", "first name name"],
  ...["vorname", "rufname", "prenom", "nombre de pila", "primer nombre", "voornaam", "roepnaam"],
  ...["primeiro nome", "nome proprio"],
];

export const lastNameHeaders = [
  ...["last name", "lastname", "lname", "surname", "family name", "last"],
  ...["nachname", "familienname", "zuname", "nom de famille", "apellidos", "apellido", "primer apellido"],
  ...["cognome", "achternaam", "familienaam", "sobrenome", "apelido", "ultimo nome"],
];

export const tagHeaders = [
  ...[
    "tags",
    "tag",
    "labels",
    "label",
    "contact tags",
    "tag list",
    "group membership",
    "groups",
    "categories",
  ],
  ...["schlagworte", "schlagworter", "stichworter", "stichworte", "kategorien", "gruppen", "etiketten"],
  ...["etiquettes", "mots cles", "groupes", "libelles", "etiquetas", "categorias", "grupos"],
  ...["etichette", "categorie", "gruppi", "categorieen", "groepen", "marcadores"],
];

/** Lists headers that are about consent to marketing email and nothing else. */
export const statusHeaders = [
  ...["email marketing status", "email marketing", "marketing status", "email subscription status"],
  ...["subscription status", "subscriber status", "email status"],
  ...["subscribed", "is subscribed", "subscribed to emails", "email subscribed", "subscribed to newsletter"],
  ...[
    "opted in",
    "opt in",
    "email opt in",
    "marketing opt in",
    "accepts marketing",
    "accepts email marketing",
  ],
  ...[
    "abonnement status",
    "abostatus",
    "anmeldestatus",
    "newsletter status",
    "newsletterstatus",
    "abonniert",
  ],
  ...["consent", "email consent", "marketing consent", "email marketing consent", "gdpr consent"],
  ...["permission", "email permission", "marketing permission", "marketing permissions", "emails enabled"],
  ...["consentement", "consentement marketing", "consentimiento", "consenso", "consenso marketing"],
  ...["toestemming", "consentimento", "werbeeinwilligung", "newsletter einwilligung"],
  ...["newsletter", "einwilligung", "marketing einwilligung", "e mail marketing status", "e mail marketing"],
  ...[
    "statut d abonnement",
    "statut de l abonnement",
    "statut d inscription",
    "abonne",
    "abonne newsletter",
    "inscrit",
  ],
  ...["estado de suscripcion", "estado de la suscripcion", "suscrito", "suscripcion"],
  ...["stato iscrizione", "stato dell iscrizione", "stato di iscrizione", "iscritto", "iscrizione"],
  ...["inschrijfstatus", "abonnementsstatus", "ingeschreven", "aangemeld"],
  ...["status da inscricao", "status de inscricao", "estado da subscricao", "inscrito", "assinante"],
];

/** Lists headers that may be about consent or something else: the values decide. */
export const vagueStatusHeaders = [
  "contact status",
  "status",
  "state",
  "statut",
  "estado",
  "stato",
  "situacao",
  ...[
    "stan",
    "stav",
    "tila",
    "durum",
    "status subskrypcji",
    "статус",
    "κατασταση",
    "ステータス",
    "状態",
    "状态",
  ],
  ...["狀態", "상태"],
];

/** Matches a further email of the same person, not of someone they know. */
export const furtherEmailHeaders =
  /^(secondary |second |other |alternate |additional |work |home |personal |business |private )?(e ?mail|emailadresse|correo|courriel)( address| adresse)?( \d)?( value| address| adresse)?$/;

/**
 * Lists headers that may be about consent although the import ignores them; the owner learns that they are left out.
 */
export const maybeStatusHeaders = [
  ...[
    "active",
    "is active",
    "aktiv",
    "actif",
    "activo",
    "attivo",
    "actief",
    "ativo",
    "confirmed",
    "verified",
  ],
  ...["email verified", "subscription", "invalid email", "deleted", "archived", "excluded", "refus"],
];

/** Matches statuses of a shop or a list of leads, which are not about consent. */
export const salesWords =
  /\b(leads?|customers?|clients?|prospects?|qualified|opportunity|won|lost|paid|unpaid|trial\w*|members?|new|open|closed|evangelist|partner|vendor|kunde|interessent|cliente|klant)\b/;
