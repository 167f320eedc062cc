; Per-user installation on Windows with Inno Setup 6, without administrator rights.
; Build dist\cbd-planner on Windows first: python -m installer.build

#define Name "Community by Design pathway planner"
#define Version "0.1.0"

[Setup]
AppId={{6B4C1C0E-6B9B-4B0A-9E55-0C43624450A1}
AppName={#Name}
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\cbd-planner
DefaultGroupName={#Name}
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ChangesAssociations=yes
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=cbd-planner-{#Version}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
UninstallDisplayIcon={app}\cbd-planner.exe

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\dist\cbd-planner\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{userprograms}\{#Name}"; Filename: "{app}\cbd-planner.exe"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.cbdplan"; ValueType: string; ValueData: "cbd-planner.workspace"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\cbd-planner.workspace"; ValueType: string; ValueData: "Pathway workspace"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\cbd-planner.workspace\shell\open\command"; ValueType: string; ValueData: """{app}\cbd-planner.exe"" ""%1"""; Flags: uninsdeletekey

[UninstallDelete]
Type: dirifempty; Name: "{app}"
