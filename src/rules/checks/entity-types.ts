/**
 * The identifiers of each type of entity that a column can be mapped to, and the sets of which one has to be mapped.
 * https://learn.microsoft.com/azure/sentinel/entities-reference
 */
interface EntityType {
  readonly identifiers: readonly string[];
  readonly required: readonly (readonly string[])[];
}

const words = (text: string) => text.split(' ');

/** Any one of the identifiers is enough. */
const oneOf = (text: string) => words(text).map((name) => [name]);

export const ENTITY_TYPES: ReadonlyMap<string, EntityType> = new Map([
  [
    'Account',
    {
      identifiers: words(
        'Name FullName NTDomain DnsDomain UPNSuffix Sid AadTenantId AadUserId PUID IsDomainJoined DisplayName ObjectGuid CloudAppAccountId IsAnonymized',
      ),
      required: oneOf('FullName Sid Name AadUserId PUID ObjectGuid'),
    },
  ],
  ['AzureResource', { identifiers: words('ResourceId'), required: oneOf('ResourceId') }],
  ['CloudApplication', { identifiers: words('AppId Name InstanceName'), required: oneOf('AppId Name') }],
  ['DNS', { identifiers: words('DomainName'), required: oneOf('DomainName') }],
  ['File', { identifiers: words('Directory Name'), required: oneOf('Name') }],
  ['FileHash', { identifiers: words('Algorithm Value'), required: [words('Algorithm Value')] }],
  [
    'Host',
    {
      identifiers: words(
        'DnsDomain NTDomain HostName FullName NetBiosName AzureID OMSAgentID OSFamily OSVersion IsDomainJoined',
      ),
      required: oneOf('FullName HostName NetBiosName AzureID OMSAgentID'),
    },
  ],
  [
    'IoTDevice',
    {
      identifiers: words(
        'DeviceId DeviceName Manufacturer Model FirmwareVersion OperatingSystem MacAddress Protocols SerialNumber Source IoTSecurityAgentId DeviceType',
      ),
      required: oneOf('DeviceId'),
    },
  ],
  ['IP', { identifiers: words('Address AddressScope'), required: oneOf('Address') }],
  [
    'Mailbox',
    {
      identifiers: words('MailboxPrimaryAddress DisplayName Upn ExternalDirectoryObjectId RiskLevel'),
      required: oneOf('MailboxPrimaryAddress'),
    },
  ],
  [
    'MailCluster',
    {
      identifiers: words(
        'NetworkMessageIds CountByDeliveryStatus CountByThreatType CountByProtectionStatus Threats Query QueryTime MailCount IsVolumeAnomaly Source ClusterSourceIdentifier ClusterSourceType ClusterQueryStartTime ClusterQueryEndTime ClusterGroup',
      ),
      required: oneOf('Query Source'),
    },
  ],
  [
    'MailMessage',
    {
      identifiers: words(
        'Recipient Urls Threats Sender P1Sender P1SenderDisplayName P1SenderDomain SenderIP P2Sender P2SenderDisplayName P2SenderDomain ReceivedDate NetworkMessageId InternetMessageId Subject BodyFingerprintBin1 BodyFingerprintBin2 BodyFingerprintBin3 BodyFingerprintBin4 BodyFingerprintBin5 AntispamDirection DeliveryAction DeliveryLocation Language ThreatDetectionMethods',
      ),
      required: oneOf('NetworkMessageId Recipient'),
    },
  ],
  ['Malware', { identifiers: words('Name Category'), required: oneOf('Name') }],
  [
    'Process',
    {
      identifiers: words('ProcessId CommandLine ElevationToken CreationTimeUtc'),
      required: oneOf('CommandLine ProcessId'),
    },
  ],
  ['RegistryKey', { identifiers: words('Hive Key'), required: oneOf('Key Hive') }],
  ['RegistryValue', { identifiers: words('Name Value ValueType'), required: oneOf('Name') }],
  [
    'SecurityGroup',
    {
      identifiers: words('DistinguishedName SID ObjectGuid'),
      required: oneOf('DistinguishedName SID ObjectGuid'),
    },
  ],
  [
    'SubmissionMail',
    {
      identifiers: words(
        'NetworkMessageId Timestamp Recipient Sender SenderIp Subject ReportType SubmissionId SubmissionDate Submitter',
      ),
      required: oneOf('SubmissionId NetworkMessageId Recipient Submitter'),
    },
  ],
  ['URL', { identifiers: words('Url'), required: oneOf('Url') }],
]);

/** The type of this name, in any case. */
export function entityTypeNamed(name: string): readonly [name: string, type: EntityType] | null {
  return [...ENTITY_TYPES].find(([known]) => known.toLowerCase() === name.toLowerCase()) ?? null;
}
