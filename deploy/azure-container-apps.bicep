// The shim on Azure Container Apps with PostgreSQL. In an existing resource group:
//
//   az deployment group create -g livechat -f deploy/azure-container-apps.bicep \
//     -p image=contoso.azurecr.io/livechat-connector:0.1.0 publicUrl=https://livechat.contoso.example \
//        secretKey="$(openssl rand -base64 32)" databasePassword="$(openssl rand -hex 24)"
//
// Keep both secrets: a deployment with another secretKey cannot read the store (docs/deployment.md, "Keys").

@description('Begins the names of all resources.')
@minLength(3)
@maxLength(20)
param name string = 'livechat-shim'

param location string = resourceGroup().location

@description('The image built from the Dockerfile, in a registry that the app may pull from.')
param image string

@description('Resource id of a user-assigned identity with AcrPull on the registry of the image; empty for a public one.')
param registryIdentity string = ''

@description('Where the platform and LiveChat reach the shim: a custom domain, or empty for the domain of the app.')
param publicUrl string = ''

@description('Resource id of the certificate of the custom domain in publicUrl; empty until it exists. Without it a deployment takes the binding of the domain away.')
param certificate string = ''

@allowed(['rest-v2', 'text-platform'])
param upstream string = 'rest-v2'

@description('Client id of the app that owns the webhooks; needed by text-platform.')
param ownerClientId string = ''

@description('32 bytes in base64.')
@secure()
param secretKey string

@description('Earlier keys, the newest first, separated by commas.')
@secure()
param secretKeysOld string = ''

@description('The key of the digests, where the oldest key was withdrawn.')
@secure()
param digestKey string = ''

@description('Letters and digits only: it stands in an address.')
@secure()
@minLength(24)
param databasePassword string

@minValue(1)
param minReplicas int = 1

@minValue(1)
param maxReplicas int = 4

@description('High availability of the database: a standby in another zone. Doubles its price.')
param zoneRedundantDatabase bool = false

@description('Bearer token of /metrics, 16 characters or more. Without one everyone can read the metrics.')
@secure()
param metricsToken string = ''

var databaseUser = 'shim'
var appName = name
var customHost = split(replace(publicUrl, 'https://', ''), '/')[0]
// The domain of the app is known before the app is.
var ownUrl = 'https://${appName}.${environment.properties.defaultDomain}'

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' = {
  name: '${name}-network'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.40.0.0/16'] }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.40.0.0/23'
          delegations: [
            { name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: '10.40.2.0/28'
          delegations: [
            { name: 'database', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }
          ]
        }
      }
    ]
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'

  resource link 'virtualNetworkLinks' = {
    name: 'network'
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${name}-${uniqueString(resourceGroup().id)}'
  location: location
  dependsOn: [zone::link]
  sku: zoneRedundantDatabase
    ? { name: 'Standard_D2ds_v5', tier: 'GeneralPurpose' }
    : { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '16'
    administratorLogin: databaseUser
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32, autoGrow: 'Enabled' }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: zoneRedundantDatabase ? 'ZoneRedundant' : 'Disabled' }
    network: {
      delegatedSubnetResourceId: '${network.id}/subnets/database'
      privateDnsZoneArmResourceId: zone.id
      publicNetworkAccess: 'Disabled'
    }
  }

  resource shim 'databases' = {
    name: 'shim'
    properties: { charset: 'UTF8', collation: 'en_US.utf8' }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    vnetConfiguration: { infrastructureSubnetId: '${network.id}/subnets/apps' }
    workloadProfiles: [
      { name: 'Consumption', workloadProfileType: 'Consumption' }
    ]
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

// An empty secret is not allowed, so optional ones are added only where there is a value.
var optionalSecrets = concat(
  empty(secretKeysOld) ? [] : [{ name: 'secret-keys-old', value: secretKeysOld }],
  empty(digestKey) ? [] : [{ name: 'digest-key', value: digestKey }],
  empty(metricsToken) ? [] : [{ name: 'metrics-token', value: metricsToken }]
)
var optionalVariables = concat(
  empty(secretKeysOld) ? [] : [{ name: 'SHIM_SECRET_KEYS_OLD', secretRef: 'secret-keys-old' }],
  empty(digestKey) ? [] : [{ name: 'SHIM_DIGEST_KEY', secretRef: 'digest-key' }],
  empty(metricsToken) ? [] : [{ name: 'SHIM_METRICS_TOKEN', secretRef: 'metrics-token' }],
  empty(ownerClientId) ? [] : [{ name: 'SHIM_OWNER_CLIENT_ID', value: ownerClientId }]
)

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: appName
  location: location
  identity: empty(registryIdentity)
    ? { type: 'None' }
    : { type: 'UserAssigned', userAssignedIdentities: { '${registryIdentity}': {} } }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        transport: 'http'
        allowInsecure: false
        customDomains: empty(certificate)
          ? []
          : [{ name: customHost, bindingType: 'SniEnabled', certificateId: certificate }]
      }
      registries: empty(registryIdentity) ? [] : [{ server: split(image, '/')[0], identity: registryIdentity }]
      secrets: concat(
        [
          { name: 'secret-key', value: secretKey }
          {
            name: 'store'
            value: 'postgres://${databaseUser}:${databasePassword}@${database.properties.fullyQualifiedDomainName}:5432/shim?sslmode=verify-full'
          }
        ],
        optionalSecrets
      )
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'shim'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(
            [
              { name: 'SHIM_PUBLIC_URL', value: empty(publicUrl) ? ownUrl : publicUrl }
              { name: 'SHIM_UPSTREAM', value: upstream }
              { name: 'SHIM_STORE', secretRef: 'store' }
              { name: 'SHIM_SECRET_KEY', secretRef: 'secret-key' }
              { name: 'SHIM_REGION', value: location }
              { name: 'SHIM_SHUTDOWN_GRACE', value: '20s' }
            ],
            optionalVariables
          )
          probes: [
            { type: 'Startup', httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 2, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 8080 }, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 }
          ]
        }
      ]
      scale: {
        minReplicas: minReplicas
        maxReplicas: maxReplicas
        rules: [
          { name: 'calls', http: { metadata: { concurrentRequests: '50' } } }
        ]
      }
    }
  }
}

@description('The host for `livechat-connector generate --host`, unless a custom domain is used.')
output host string = app.properties.configuration.ingress.fqdn

@description('The value of the TXT record that proves the custom domain.')
output domainVerification string = app.properties.customDomainVerificationId
