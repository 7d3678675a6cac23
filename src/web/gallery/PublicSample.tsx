export default function PublicSample() {
  return <p>样张</p>;
}
