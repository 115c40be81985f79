/**
 * What an error of SES means for the next email; the classes are those of Twilio's errors.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and its common errors, and the names that
 * AWS' own SDK takes for throttling and for a clock that is wrong (@smithy/core/retry).
 */
export type SesErrorClass = "account" | "throttle" | "address" | "unknown";

const CLASSES: Record<SesErrorClass, readonly string[]> = {
  account: [
    "AccountSuspendedException",
    "MailFromDomainNotVerifiedException",
    "SendingPausedException",
    "NotFoundException", // the configuration set
    // Credentials and permissions.
    "AccessDenied",
    "AccessDeniedException",
    "AuthFailure",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "IncompleteSignatureException",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "NotAuthorized",
    "OptInRequired",
    "SignatureDoesNotMatch",
    "SubscriptionRequiredException",
    "UnrecognizedClientException",
    // The clock of this machine.
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    // What was asked is no request that SES knows.
    "InvalidAction",
    "UnknownOperationException",
  ],
  throttle: [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    // An answer that says "failed" means that SES did not take the mail. Silence is another matter.
    "InternalFailure",
    "InternalServerError",
    "InternalServiceErrorException",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "ConcurrentModificationException",
  ],
  address: [
    "BadRequestException",
    "InvalidParameterValue",
    "MessageRejected",
    "RequestEntityTooLargeException",
    "ValidationError",
    "ValidationException",
  ],
  unknown: ["RequestAbortedException", "RequestTimeout", "RequestTimeoutException", "TimeoutError"],
};

const CLASS_OF = new Map(
  Object.entries(CLASSES).flatMap(([name, errors]) => errors.map((error) => [error, name as SesErrorClass] as const)),
);

export const knownSesErrors = (): readonly string[] => [...CLASS_OF.keys()];

/** The class of an error by its text where that says more than its name, then by its name, else by its HTTP status. */
export function classOfSesError(error: { name: string; message: string; status: number }): SesErrorClass {
  const { name, message, status } = error;
  // A new account may only write to verified addresses, and an account has a number of mails a day: no fault of this mail.
  if (/not verified|daily (message )?(sending )?quota|sending (is )?(paused|disabled)/i.test(message)) return "account";
  const known = CLASS_OF.get(name);
  if (known) return known;
  if (status === 401 || status === 403) return "account";
  if (status === 429) return "throttle";
  if (status === 504) return "unknown";
  return status >= 500 ? "throttle" : "address";
}
