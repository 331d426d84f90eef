/**
 * Holds words about consent in languages whose lists often have an encoding of their own: Polish, Czech, Swedish,
 * Danish, Norwegian, Finnish, Russian, Ukrainian, Turkish, Hungarian, Greek, Japanese, Chinese and Korean.
 */
export const furtherStatusWords = {
  subscribed: [
    ...["zapisany", "zapisana", "subskrybent", "aktywny", "aktywna", "přihlášen", "přihlášena", "odběratel"],
    ...["prenumererar", "prenumerant", "tilmeldt", "abonnent", "påmeldt", "abonnerer", "tilattu", "tilaaja"],
    ...["подписан", "подписана", "подписчик", "активен", "активный", "підписаний", "підписана"],
    ...["abone", "kayıtlı", "feliratkozott", "feliratkozó", "εγγεγραμμένος", "εγγεγραμμένη", "συνδρομητής"],
    ...[
      "登録済み",
      "登録中",
      "購読中",
      "配信中",
      "已订阅",
      "已訂閱",
      "订阅",
      "訂閱",
      "구독",
      "구독중",
      "구독 중",
      "수신동의",
    ],
  ],
  unsubscribed: [
    ...["wypisany", "wypisana", "zrezygnował", "zrezygnowała", "odhlášen", "odhlášena", "odhlášeno"],
    ...["avregistrerad", "avprenumererad", "avslutad", "frameldt", "afmeldt", "avmeldt", "peruutettu"],
    ...["peruttu", "отписан", "отписана", "отписался", "отписалась", "отказ", "відписаний", "відписана"],
    ...["abonelikten çıktı", "aboneliği iptal", "leiratkozott", "διαγραμμένος", "διαγραμμένη"],
    ...[
      "配信停止",
      "解除済み",
      "登録解除",
      "購読解除",
      "退会",
      "退订",
      "已退订",
      "退訂",
      "已退訂",
      "取消订阅",
      "取消訂閱",
    ],
    ...["구독취소", "구독 취소", "수신거부", "수신 거부", "해지"],
  ],
  never_subscribed: [
    ...["niezapisany", "nie zapisany", "nepřihlášen", "inte prenumerant", "ikke tilmeldt", "ikke påmeldt"],
    ...["не подписан", "не подписана", "未登録", "未订阅", "未訂閱", "미구독", "미동의"],
  ],
  pending: ["oczekuje", "niepotwierdzony", "nepotvrzeno", "väntar", "afventer", "venter", "не подтвержден"],
  bounced: ["odbity", "nedoručeno", "studsat", "недоставлено", "配信エラー", "退信", "반송"],
  complained: ["skarga", "stížnost", "жалоба", "спам", "迷惑メール報告", "投诉", "投訴", "스팸신고"],
} as const;

export const furtherYesWords = [
  ...["tak", "ano", "kyllä", "да", "так", "evet", "igen", "ναι", "はい", "是", "예", "네"],
];

export const furtherNoWords = [
  "ne",
  "nej",
  "nei",
  "ei",
  "нет",
  "ні",
  "hayır",
  "nem",
  "όχι",
  "いいえ",
  "否",
  "아니요",
];

/** Lists parts of headers of opt-out columns: anything below them but a no is an opt-out. */
export const furtherOutHeaders = [
  ...["wypis", "rezygnacj", "odhlás", "odhlas", "avregistrer", "avprenumer", "frameld", "avmeld", "peruut"],
  ...[
    "отпис",
    "відпис",
    "отказ",
    "çıkış",
    "iptal",
    "leiratkoz",
    "διαγραφ",
    "配信停止",
    "登録解除",
    "解除",
    "退会",
  ],
  ...["退订", "退訂", "取消订阅", "取消訂閱", "구독취소", "구독 취소", "수신거부", "수신 거부", "해지"],
];
