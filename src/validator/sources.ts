const learn = 'https://learn.microsoft.com/connectors/custom-connectors';

/** Pages that rules cite. */
export const sources = {
  validatorRules: `${learn}/certification-swagger-validator-rules`,
  submission: `${learn}/certification-submission`,
  strings: `${learn}/connector-string-guidance`,
  codingStandards: `${learn}/coding-standards`,
  extensions: `${learn}/openapi-extensions`,
  versioning: `${learn}/operational-versioning`,
  policyErrors: `${learn}/certification-policy-errors`,
  policyTemplates: `${learn}/policy-templates`,
  connectionParameters: `${learn}/connection-parameters`,
  multipleAuthentication: `${learn}/multi-auth`,
  code: `${learn}/write-code`,
  webhooks: `${learn}/create-webhook-trigger`,
  updates: `${learn}/update-certified-connector`,
  faq: `${learn}/faq`,
  commandLine: `${learn}/paconn-cli`,
  independentPublishers: `${learn}/certification-submission-ip`,
  repository: 'https://github.com/microsoft/PowerPlatformConnectors',
  packageValidator:
    'https://github.com/microsoft/PowerPlatformConnectors/blob/dev/scripts/ConnectorPackageValidator.ps1',
  schemas: 'https://github.com/microsoft/PowerPlatformConnectors/tree/dev/schemas',
  swagger: 'https://github.com/OAI/OpenAPI-Specification/blob/main/versions/2.0.md',
} as const;
