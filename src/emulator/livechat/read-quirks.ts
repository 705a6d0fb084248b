import type { FieldReader } from './field-reader.js';
import { givenOnly } from './given-only.js';
import { type Quirks, quirkValues } from './quirks.js';

/** Reads the body of `PUT /simulator/quirks`. */
export function readQuirks(fields: FieldReader): Partial<Quirks> {
  const words = <Name extends keyof typeof quirkValues>(name: Name) =>
    fields.oneOf<(typeof quirkValues)[Name][number]>(name, quirkValues[name]);
  const flag = (name: keyof Quirks) => {
    const value = fields.flag(name);
    return value === undefined ? undefined : value === 1;
  };
  const quirks = givenOnly({
    singleTicket: words('singleTicket'),
    updateTicket: words('updateTicket'),
    createdWebhooks: words('createdWebhooks'),
    undocumentedFields: flag('undocumentedFields'),
    emailWithToken: flag('emailWithToken'),
    staleConfigurationMs: fields.integer('staleConfigurationMs', 0, 3_600_000),
    staleChatsMs: fields.integer('staleChatsMs', 0, 3_600_000),
    callsPerMinute: fields.integer('callsPerMinute', 0, 1_000_000),
    region: words('region'),
    lifecycle: words('lifecycle'),
    errorStatus: words('errorStatus'),
    avatar: words('avatar'),
    emailSubscriptions: words('emailSubscriptions'),
    licenseWebhooks: words('licenseWebhooks'),
    bareCustomers: flag('bareCustomers'),
    closingMessage: words('closingMessage'),
    helpDeskActive: flag('helpDeskActive'),
    defaultEventsScope: words('defaultEventsScope'),
    shortIdLookup: flag('shortIdLookup'),
    patchSubject: words('patchSubject'),
    patchRequester: words('patchRequester'),
    createdStatus: words('createdStatus'),
  });
  fields.check();
  return quirks;
}
