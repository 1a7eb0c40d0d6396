import { rootOf } from './wordRoot.ts';

/**
 * How much a word of code tells of a duty, 0 to 1, whatever a catalogue makes of it: "export" stands in every module and
 * "region" in many a layout, "consent" hardly anywhere without a reason. Takes the word's root.
 */
export function tellingOf(root: string): number {
  return weights().get(root) ?? RARE;
}

const EVERYWHERE = 0.06;
const OFTEN = 0.38;
const RARE = 1;

/** In every code base, or in every language: in more than about one file of twenty-five. */
const EVERYWHERE_WORDS = `
  abstract access true false action active add all allow append apply arg array assert async attribute author auto await backend
  base batch before begin bin block body bool boolean boundary branch buffer build button byte bytes cache call callback
  case catch category change char check child children class clean cleanup clear client clone close cmp code collection
  color column command comment commit common compare compatibility compile component compute condition config configuration
  connect connection console const constant constraint construct contain container content context control copy copyright
  core count counter create current cursor custom data database date day debug declare decode default define delete delta
  depend description destination destroy detect device dialog dictionary diff digit direct directory disable display
  document documentation domain down driver dump duplicate duration each edge edit element empty enable encode encoding
  end engine entity entry enum env environment error escape evaluate event exception execute exist exit expect export
  extend extension extract factory fail failure fallback feature field file fill filter final find first fix flag float
  flow flush folder form format formatter forward found frame free from full function generate generator generic get
  global graph group guard handle handler hash head header height help hide history hold hook host html http https icon
  identity ignore image implement import important index info init initial inline input insert install instance int
  integer interface internal invalid invoke item iterator job join json key kind label language last layer layout left
  length letter level library license limit line link linter list listener listing load local location lock log logger
  logging logic login logout long loop main make manager manual map mapping margin mark marker mask match matching max
  menu message meta metadata method middle min minor mode model module mount move multiple mutable name native needed
  negative network new next node none normal notice null number object offset operation operator option optional order
  origin output override overlay owner package page pair panel parameter parent parse parser part pass password patch path
  pattern payload pin place platform plugin point pointer policy pool port position post prefix preference present
  previous print priority private process processor profile program progress prompt promise properties property protect
  provider proxy public pull purpose push put queue quota random range rate raw read ready reason receive record
  reference refresh register registry release remote remove render repeat replace report repository request require
  requirement reset resolution resolve resource response rest result resume retain retrieve retry return reuse right role
  root round route router row rule run runtime safe sample save scan schedule schema scope screen script scroll search
  section segment select selector send sender sequence serial serialize server service session set setting setup shape
  share shared shell shift show side sign signal signature simple single size skip slice slot sort source space spec
  split stack stage standard start state statement static statistics status step stop storage store stream string strip
  structure style sub subject submit subscribe success suffix support switch symbol sync syntax system table tag target
  task template term test text theme thread throw time timeout timer timestamp title toggle token tokenize tool top total
  trace track transform translate translation transport tree trigger trim truncate try type unit update upgrade url usage
  use user utf uuid valid validate validation value variable variant vector verify version view visible void wait walk
  warn warning watch web widget width window word work worker wrap write zone
`;

/** In some trades, such as layouts, games, graphics, shops, build scripts, or in about one file of a hundred. */
const OFTEN_WORDS = `
  abort about absolute aws azure base64 gcp ingress jwt keyring openapi protobuf sso vpc
  acceptance accept account accuracy acknowledge acquire activate activation activity admin aes affected
  affinity age agent aggregate alert algorithm analysis analytics anchor animation annotate annotation answer api app
  application archive architecture arm artifact asset assign assistant attach attachment attack attempt attention audio
  authenticate authorization authorize automatic avatar average balance band bank bar baseline basis battery benchmark
  billing bind bitmap board book booking boot border bot bounds box brand broadcast broker browser bucket budget bundle
  bus business bypass calendar calibrate camera campaign cancel canvas capacity caption capture card cart catalog cdn
  cell center certificate challenge channel charge chart chat checkbox checklist checkout checkpoint checksum choice choose
  cipher claim classifier classify clause clip clock closure cloud cluster cohort cold collect collector collision comma
  company complete completeness completion compiler compress concat confidence confirm confidential conflict consecutive
  consistent consume consumer contact contour contract contribute convert cookie coordinate correct correction correlation
  cost country course coverage crash crawl credential credit criteria critical cron crop cross crypto csv cumulative
  currency customer daemon dashboard dataset datastore deadline dealer debounce december decide decision declaration
  decline decorate decoder deduplicate delay delegate deletion deliver delivery dependency deploy deployment deposit
  deprecate depth derive des detector diagnostic diagram digest dimension discard disclaimer discount discovery disk
  dispatch dispose distance distinct dns docker dom download draft drag draw drawing drift drive drop due duty eager
  editor effective email embed embedding emit employee encrypted endpoint enqueue ensure enter epoch equal estimate
  evaluation evidence example exclude exclusion expand expire explain explanation extraction eyes face factor fault favorite
  fee feed fetch fifo finding fit fixture flash flat focus fold follow font footer footnote forbidden foreign forget fps
  fragment freeze frequency friend fuzz gallery game gap gate gateway gear geo geometry gesture goal gpu grade gradient
  grant green grid guide halt hands handshake health heap heartbeat hit hmac home homepage hot hotel hour hover
  human idle ids impact inactive inbox increment indicator individual infer inference inhibit injection installer integer
  integration integrity intent interest interior interpolate interval inventory invoice issue iv keyword kid lane language
  lap launch lead leak learn lease legend lifecycle lifetime light like likelihood lint loader loan locale logical loss
  magnitude mail mailbox maintenance maintainer mandatory manifest manipulate manuscript market matrix measure measurement
  media medium member memory merge merger metric migrate migration minimize minute mirror mobile mock money monitor month
  motion motor mouse movie music mute navigation nearest nonce note notification notify npm oauth obstacle odd offer
  office online open operate optimize orbit outbound outcome outlier outline overflow overwrite own pack packaging paint
  palette partition partner party pause pay payment peer percent period permission permit persist person phase phi phone
  photo phrase physics pick pipeline pixel placement plain plaintext plan plate play player podcast poi poll popup
  population portable portal pose positioning postpone power precision precondition predict prediction preprocess preset
  press preview price production project projection proof propagate propose protocol prototype provision publish purchase
  quality quantity query quiz race radius rank ranking rating ratio reach reader readonly realtime rebuild receipt recipe
  recognition recommend recommendation reconstruct recorder recording recover recovery redirect reduce region registration
  regression reject rejected relay remain reminder removal renew rental replay reply reporter reporting
  representative reproducible requester reserve resize resource responsibility restore restrict restricted review revision
  ring risk robot robustness rollback rotate rotation routing sampling sanitize scale scanner scenario scheduler score
  secret secure security seed sell semantic sensor separate server severity shadow ship shop shutdown shuffle silent
  similar simulation simulator sink site sitemap skew sla slider snapshot socket solution sound spacing spatial speaker
  specific speed spend sprite sql ssh ssl stale stat static stock store strategy stride stroke style submission
  subscriber subscription subtitle suggest suggestion suite surface suspend suspicious swap swipe switching sys taxonomy
  team teardown telephone temperature tenant terminal terraform territory texture threshold throttle thumbnail ticket tier
  tile timeline timer tls topology touch tour toolchain torque tracker tracking traffic trail train training trait
  transaction transfer transition translate transmit trip tunnel unavailable undo uniform unique unlock unsigned upload
  upstream usb username utc utility vehicle velocity vendor vendored verification verifier vertex video viewer
  viewport visibility visit visual voice voltage volume wallet wear weather websocket week weight weights wheel whitelist
  wizard workflow workshop workspace year yield zoom
`;

let known: ReadonlyMap<string, number> | undefined;

/** Made when it is first asked for: to find a thousand roots takes as long as many a command. */
function weights(): ReadonlyMap<string, number> {
  known ??= new Map([
    ...weighed(OFTEN_WORDS, OFTEN),
    // The stronger verdict stands where a root is on both lists.
    ...weighed(EVERYWHERE_WORDS, EVERYWHERE),
  ]);
  return known;
}

function weighed(words: string, weight: number): readonly (readonly [string, number])[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => [rootOf(word), weight] as const);
}
