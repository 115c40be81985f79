import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Column } from "@react-email/column";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Row } from "@react-email/row";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { Letter, LetterRow, LetterSection, Ticket } from "./letter.ts";
import { styles } from "./letter-styles.ts";

/** The picture of the reference, attached to the mail: many mail programs show no pictures from the web, and Gmail no data: ones. */
export const CODE_CONTENT_ID = "ticket-code";

export function LetterAsHtml({ letter }: { letter: Letter }) {
  return (
    <Html lang={letter.language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <title>{letter.subject}</title>
      </Head>
      <Preview>{letter.preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.page}>
          <Section style={letter.tone === "yours" ? styles.bandYours : styles.bandPlain}>
            <Heading as="h1" style={letter.tone === "yours" ? styles.headingYours : styles.heading}>
              {letter.heading}
            </Heading>
          </Section>
          <Section style={styles.content}>
            {letter.opening.map((paragraph, index) => (
              // By its place: an organizer may repeat a line.
              <Text key={index} style={styles.text}>
                {paragraph}
              </Text>
            ))}
            {letter.ticket && <TicketCard ticket={letter.ticket} />}
            {letter.button && (
              <Button href={letter.button.url} style={styles.button}>
                {letter.button.label}
              </Button>
            )}
            {letter.sections.map((section) => (
              <SectionBlock key={section.title} section={section} />
            ))}
            <Hr style={styles.line} />
            <Text style={styles.text}>
              {letter.contact.sentence}
              <br />
              <Link href={`mailto:${letter.contact.email}`} style={styles.link}>
                {letter.contact.email}
              </Link>
              <br />
              <Link href={`tel:${letter.contact.phone}`} style={styles.link}>
                {letter.contact.phone}
              </Link>
            </Text>
          </Section>
          <Section style={styles.content}>
            {letter.footer.map((sentence) => (
              <Text key={sentence} style={styles.footer}>
                {sentence}
              </Text>
            ))}
          </Section>
        </Container>
      </Body>
    </Html>
  );
}

function TicketCard({ ticket }: { ticket: Ticket }) {
  return (
    <Section style={styles.ticket}>
      <Text style={styles.ticketEvent}>{ticket.event}</Text>
      <Img src={`cid:${CODE_CONTENT_ID}`} alt={ticket.codeLabel} width={168} height={168} style={styles.code} />
      <Text style={styles.referenceLabel}>{ticket.referenceLabel}</Text>
      <Text style={styles.reference}>{ticket.reference}</Text>
      <Rows rows={ticket.rows} />
    </Section>
  );
}

function SectionBlock({ section }: { section: LetterSection }) {
  return (
    <Section style={styles.section}>
      <Heading as="h2" style={styles.sectionTitle}>
        {section.title}
      </Heading>
      {section.note && <Text style={styles.note}>{section.note}</Text>}
      {section.rows && <Rows rows={section.rows} />}
      {section.items && (
        <ul style={styles.list}>
          {section.items.map((item) => (
            <li key={item} style={styles.item}>
              {item}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Rows({ rows }: { rows: LetterRow[] }) {
  return rows.map(({ label, value, url }) => (
    <Row key={label} style={styles.row}>
      <Column style={styles.label}>{label}</Column>
      <Column style={styles.value}>
        {url ? (
          <Link href={url} style={styles.link}>
            {value}
          </Link>
        ) : (
          value
        )}
      </Column>
    </Row>
  ));
}
