import './letter.css';
import type { SealedListView, SealPreviewView } from '../list-views.ts';

type Shown = Pick<SealedListView, 'letter' | 'works'> | Pick<SealPreviewView, 'letter' | 'works'>;

/** The recommendation letter on the screen, after GB/T 9704-2012; its head is ink, nothing imitates a seal. */
export function Letter({ letter, works, draft = false }: Shown & { draft?: boolean }) {
  return (
    <article className="letter" aria-label="推荐函">
      {draft ? <p className="letter-draft">预览：尚未用印，文号以用印时取号为准</p> : null}
      <p className="letter-mark">{letter.issuerMark}</p>
      <div className="letter-number">
        <span>{letter.documentNumber}</span>
        {letter.signer ? <span>签发人：{letter.signer}</span> : null}
      </div>
      <hr />
      <h2>{letter.title}</h2>
      <p className="letter-to">{letter.addressee.replace(/[：:]$/, '')}：</p>
      {letter.paragraphs.map((one) => (
        <p key={one} className="letter-body">
          {one}
        </p>
      ))}
      <table>
        <caption className="sr">推荐作品</caption>
        <thead>
          <tr>
            <th scope="col">次序</th>
            <th scope="col">申报编号</th>
            <th scope="col">作品</th>
            <th scope="col">申报机构</th>
            <th scope="col">类别</th>
          </tr>
        </thead>
        <tbody>
          {works.map((one) => (
            <tr key={one.applicationId}>
              <td className="centre">{one.rank}</td>
              <td>{one.number}</td>
              <td>《{one.title}》</td>
              <td>{one.applicant}</td>
              <td>{one.category}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="letter-annex">
        <span>附件：</span>
        <ol>
          {letter.attachments.map((one, i) => (
            <li key={one}>
              {letter.attachments.length > 1 ? `${i + 1}.` : ''}
              {one}
            </li>
          ))}
        </ol>
      </div>
      <div className="letter-sign">
        <p>{letter.signedBy}</p>
        <p>{letter.date}</p>
      </div>
      {letter.contact ? <p className="letter-body">（{letter.contact.replace(/^（|）$/g, '')}）</p> : null}
    </article>
  );
}
