using System.Numerics;

namespace Acme.Rendering;

public sealed class OrbitCamera
{
    public Vector3 Target { get; set; }
    public float Distance { get; set; } = 10f;
    public float Yaw { get; private set; }
    public float Pitch { get; private set; }
    public float FieldOfView { get; set; } = MathF.PI / 3;

    public void Rotate(float deltaYaw, float deltaPitch)
    {
        Yaw += deltaYaw;
        Pitch = Math.Clamp(Pitch + deltaPitch, -1.5f, 1.5f);
    }

    public Matrix4x4 View()
    {
        var direction = new Vector3(
            MathF.Cos(Pitch) * MathF.Sin(Yaw),
            MathF.Sin(Pitch),
            MathF.Cos(Pitch) * MathF.Cos(Yaw));
        return Matrix4x4.CreateLookAt(Target - direction * Distance, Target, Vector3.UnitY);
    }

    public Matrix4x4 Projection(float aspect) =>
        Matrix4x4.CreatePerspectiveFieldOfView(FieldOfView, aspect, 0.1f, 1000f);
}
