type Props = { label: string; accept: string; onText: (text: string) => void };

/** PEM as it stands; the bytes of any other file as base64. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const plain = new TextDecoder().decode(bytes);
  if (plain.includes('-----BEGIN')) return plain;
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Reads a small file of this machine into a form. */
export function PickFile({ label, accept, onText }: Props) {
  return (
    <p>
      <label className="key-file">
        <input
          type="file"
          className="sr"
          accept={accept}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void textOf(file).then(onText);
          }}
        />
        {label}
      </label>
    </p>
  );
}
