/** Says that no answer came to an action, and nothing of what then holds. */
export const unansweredMessage = "The server did not answer.";
