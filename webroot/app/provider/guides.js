/** What somebody does at each provider to get a client id, and what goes wrong there: words as data. */

/**
 * A step; `copy` names what is to be pasted there.
 *
 * @typedef {{text: string, copy?: "redirectUri"|"scopes"}} Step
 * @typedef {{title: string, text: string, record?: string, good?: boolean}} Trap `good`: it is none
 * @typedef {{console: {name: string, address: string}, steps: Step[], traps: Trap[], secretHint: string}} Guide
 */

/** @type {Record<"google"|"microsoft", Guide>} */
export const GUIDES = {
  google: {
    console: { name: "Google Cloud console", address: "https://console.cloud.google.com/auth/overview" },
    steps: [
      { text: "Create a project, or choose one, and switch on the Gmail API under APIs & Services → Library." },
      { text: "Under Google Auth Platform → Audience choose the user type: Internal if all mailboxes are of your own Google Workspace, External otherwise." },
      { text: "Under Data Access add these scopes. The last one is the only one that opens Gmail by IMAP and SMTP; Google calls it restricted.", copy: "scopes" },
      { text: "Under Clients create a client of type Web application. Its authorized redirect URI is, to the letter:", copy: "redirectUri" },
      { text: "Copy the client id and the client secret into the form. Google shows the secret once." },
    ],
    traps: [
      { good: true, title: "Internal has no limits.", text: "Nobody is warned, and a sign-in lasts until it is taken back. It takes a Google Workspace, and lets in only that organisation’s mailboxes." },
      { title: "External in “Testing” ends every sign-in after 7 days.", text: "Each mailbox is then Reconnect Required every week. Publish the app under Audience → Publish app before you connect mailboxes." },
      { title: "Published, but not verified:", text: "Google shows a warning that people must pass by (Advanced → Go to …), and lets in at most 100 users in all. Verification of this scope takes a yearly security assessment." },
    ],
    secretHint: "Starts with GOCSPX-",
  },
  microsoft: {
    console: { name: "Microsoft Entra admin center", address: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade" },
    steps: [
      { text: "Under App registrations choose New registration." },
      { text: "Supported account types: “Accounts in any organizational directory and personal Microsoft accounts”. Sendwell signs in at the tenant common; for a narrower choice name your tenant in oauth.microsoft.discovery_url." },
      { text: "Redirect URI: platform Web, and to the letter:", copy: "redirectUri" },
      { text: "Under API permissions add these delegated permissions, all of which stand under Microsoft Graph there: IMAP.AccessAsUser.All and SMTP.Send open the mail servers, Mail.Send, Mail.ReadWrite and User.Read the second way, which is taken where the servers are switched off.", copy: "scopes" },
      { text: "Under Certificates & secrets create a client secret and copy its Value, not its Secret ID. Microsoft shows it once. The client id is the Application (client) ID of the overview." },
    ],
    traps: [
      { title: "SMTP AUTH is off by default.", text: "SMTP then refuses everybody with 535 5.7.139, and Sendwell sends by Microsoft Graph if the mailbox’s owner has allowed it. To send by SMTP nevertheless, an administrator switches it on for a mailbox: Microsoft 365 admin center → Users → Active users → the user → Mail → Manage email apps → Authenticated SMTP, or in Exchange Online PowerShell:", record: "Set-CASMailbox -Identity user@example.com -SmtpClientAuthenticationDisabled $false" },
      { title: "Security defaults block it as well.", text: "Where they are on, SMTP AUTH stays off for everybody in the organisation." },
      { title: "Client secrets expire after at most 24 months.", text: "Note the day, and set the next one here before: until then no mailbox gets new access." },
    ],
    secretHint: "The Value, about 40 characters; not the Secret ID",
  },
};
